package dev.hma.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Setting;
import dev.hma.core.json.RecordJson;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a component, as people see it.
 *
 * @param name the name
 * @param type what its values are, with the allowed range: {@code number from 0 to 1}
 * @param standard the default value, in JSON
 * @param documentation one sentence; empty if the author wrote none
 * @param min the smallest number allowed; minus infinity if nothing says
 * @param max the largest number allowed; infinity if nothing says
 */
public record Parameter(String name, String type, JsonNode standard, String documentation, double min, double max) {
    /**
     * The parameters of a component.
     *
     * @param component the component
     * @return its parameters in their order
     * @throws IllegalArgumentException if its record holds values of a type that cannot be written
     */
    public static List<Parameter> of(Component<?> component) {
        ObjectNode standards = RecordJson.toTree(component.defaults());
        List<Parameter> parameters = new ArrayList<>();
        for (RecordComponent each :
                Objects.requireNonNull(component.defaults().getClass().getRecordComponents())) {
            JsonNode standard = Objects.requireNonNull(standards.get(each.getName()));
            parameters.add(of(each, standard, each.getAnnotation(Setting.class)));
        }
        return parameters;
    }

    private static Parameter of(RecordComponent component, JsonNode standard, @Nullable Setting setting) {
        double min = setting == null ? Double.NEGATIVE_INFINITY : setting.min();
        double max = setting == null ? Double.POSITIVE_INFINITY : setting.max();
        String type = type(component.getType()) + range(" ", min, max);
        return new Parameter(component.getName(), type, standard, setting == null ? "" : setting.value(), min, max);
    }

    private static String type(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "whole number";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each ->
                            ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return type == String.class ? "text" : type.isArray() || type == List.class ? "list" : "object";
    }

    /** {@return whether a number is within the range} */
    boolean allows(double value) {
        return value >= min && value <= max;
    }

    /** {@return the range in words; empty if there is none} */
    String range() {
        return range("", min, max);
    }

    private static String range(String before, double min, double max) {
        boolean below = min != Double.NEGATIVE_INFINITY;
        boolean above = max != Double.POSITIVE_INFINITY;
        if (below && above) {
            return before + "from " + plain(min) + " to " + plain(max);
        }
        return below ? before + plain(min) + " or more" : above ? before + plain(max) + " or less" : "";
    }

    private static String plain(double bound) {
        BigDecimal decimal = BigDecimal.valueOf(bound);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    /** {@return name, type, default and documentation in one phrase} */
    public String described() {
        String text = name + " (" + type + ", default " + standard + ")";
        String sentence =
                documentation.endsWith(".") ? documentation.substring(0, documentation.length() - 1) : documentation;
        return sentence.isEmpty() ? text : text + ": " + sentence;
    }
}
