package dev.hma.core.json;

import dev.hma.api.SynthesisException;
import org.jspecify.annotations.Nullable;

/** Where in a tree a value stands; written {@code tables[2].state.correlation}. */
record JsonPath(@Nullable JsonPath outer, String step) {
    static final JsonPath ROOT = new JsonPath(null, "");

    JsonPath field(String name) {
        return new JsonPath(this, name);
    }

    JsonPath element(int index) {
        return new JsonPath(this, "[" + index + "]");
    }

    SynthesisException failure(String problem, String advice) {
        return at(new SynthesisException(problem, advice));
    }

    SynthesisException at(SynthesisException failure) {
        String path = toString();
        return path.isEmpty() ? failure : failure.in(path);
    }

    @Override
    public String toString() {
        if (outer == null) {
            return step;
        }
        String before = outer.toString();
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
    }
}
