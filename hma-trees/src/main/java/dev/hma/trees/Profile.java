package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Features that only together say something: what the children of a row are like, or which partner it has. They are drawn
 * at once, and last, as what a row is itself does not follow from them.
 *
 * @param features their indices in the frame
 * @param count the feature that counts the children which they sum up; {@link DrawnColumn#NONE} if they are of a partner
 */
record Profile(List<Integer> features, int count) {
    Profile {
        features = List.copyOf(features);
    }

    /** The profiles of a frame. */
    static List<Profile> of(Frame frame) {
        Map<String, List<Integer>> byOrigin = new LinkedHashMap<>();
        for (int f = frame.context(); f < frame.size(); f++) {
            Feature feature = frame.features().get(f);
            boolean describes = feature.name().startsWith(feature.origin() + ": ");
            if (describes && !feature.category() && feature.guard() == null) {
                byOrigin.computeIfAbsent(feature.origin(), origin -> new ArrayList<>())
                        .add(f);
            }
        }
        List<Profile> partners = new ArrayList<>();
        List<Profile> children = new ArrayList<>();
        for (List<Integer> features : byOrigin.values()) {
            int count = TreesModel.count(frame, frame.features().get(features.get(0)));
            (count == DrawnColumn.NONE ? partners : children).add(new Profile(features, count));
        }
        partners.addAll(children);
        return partners;
    }
}
