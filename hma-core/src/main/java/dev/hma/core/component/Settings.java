package dev.hma.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Component;
import dev.hma.core.json.JsonObject;
import dev.hma.core.json.RecordJson;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the parameters of one component. */
record Settings(Component<?> component, List<Parameter> parameters) {
    Record read(JsonNode given) {
        try {
            checkNames(JsonObject.of(given, ""));
            parameters.forEach(parameter -> checkRange(parameter, given.path(parameter.name())));
            return RecordJson.fromTree(given, component.defaults());
        } catch (SynthesisException e) {
            SynthesisException explained = new SynthesisException(e.problem(), listing(), e);
            throw (e.place().isEmpty() ? explained : explained.in("parameter " + e.place())).in(described());
        }
    }

    private void checkNames(JsonObject given) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        for (String name : given.keys()) {
            if (!names.contains(name)) {
                throw new SynthesisException("there is no parameter '" + name + "'", "");
            }
        }
    }

    private static void checkRange(Parameter parameter, JsonNode value) {
        if (value.isNumber() && !parameter.allows(value.doubleValue())) {
            throw new SynthesisException(value + " is out of range, which is " + parameter.range(), "")
                    .in(parameter.name());
        }
    }

    private String listing() {
        return parameters.isEmpty()
                ? "It has no parameters"
                : parameters.stream()
                        .map(Parameter::described)
                        .collect(Collectors.joining("; ", "Its parameters are ", ""));
    }

    private String described() {
        return Kind.singular(component.kind()) + " " + component.name();
    }
}
