package dev.hma.core.encode;

import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An immutable list of distinct texts that finds the place of each in constant time. */
final class Levels extends AbstractList<String> implements RandomAccess {
    private final String[] texts;
    private final Map<String, Integer> places;

    /**
     * Copies texts.
     *
     * @throws IllegalArgumentException if one is repeated
     */
    Levels(Collection<String> texts) {
        this.texts = texts.toArray(String[]::new);
        this.places = new HashMap<>(this.texts.length * 2);
        for (int i = 0; i < this.texts.length; i++) {
            if (places.put(this.texts[i], i) != null) {
                throw new IllegalArgumentException("level '" + this.texts[i] + "' is repeated");
            }
        }
    }

    @Override
    public String get(int index) {
        return texts[index];
    }

    @Override
    public int size() {
        return texts.length;
    }

    @Override
    public int indexOf(@Nullable Object text) {
        Integer place = places.get(text);
        return place == null ? -1 : place;
    }

    @Override
    public boolean contains(@Nullable Object text) {
        return indexOf(text) >= 0;
    }

    /** The texts themselves, shared; not to be changed. */
    String[] array() {
        return texts;
    }
}
