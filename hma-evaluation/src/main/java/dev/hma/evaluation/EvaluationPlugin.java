package dev.hma.evaluation;

import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.evaluation.detection.Detection;
import dev.hma.evaluation.privacy.Privacy;
import dev.hma.evaluation.usefulness.Usefulness;
import java.util.List;

/** Brings the metrics. */
public final class EvaluationPlugin implements Plugin {
    @Override
    public List<Component<?>> components() {
        return List.of(Detection.component(), Privacy.component(), Usefulness.component());
    }
}
