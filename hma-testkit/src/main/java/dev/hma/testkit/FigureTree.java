package dev.hma.testkit;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Figures of a metric by their names, those of records, lists and maps inside joined by points. */
final class FigureTree {
    private static final String NONE = "null";

    private FigureTree() {}

    /** Something that is no figure. */
    record Unknown(String type) {}

    /** {@return every number, text, truth value and missing figure by its name} */
    static Map<String, Object> of(Record figures) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        add(leaves, "", figures);
        return leaves;
    }

    private static void add(Map<String, Object> leaves, String name, @Nullable Object figure) {
        String prefix = name.isEmpty() ? "" : name + ".";
        if (figure instanceof Record record) {
            values(record).forEach((key, value) -> add(leaves, prefix + key, value.of()));
        } else if (figure instanceof Map<?, ?> map) {
            leaves.put(prefix + "keys", String.valueOf(map.keySet()));
            map.forEach((key, value) -> add(leaves, prefix + key, value));
        } else if (figure instanceof List<?> list) {
            leaves.put(prefix + "size", list.size());
            for (int i = 0; i < list.size(); i++) {
                add(leaves, prefix + i, list.get(i));
            }
        } else if (figure == null) {
            leaves.put(name, NONE);
        } else {
            leaves.put(
                    name,
                    isFigure(figure) ? figure : new Unknown(figure.getClass().getName()));
        }
    }

    private static boolean isFigure(Object figure) {
        return figure instanceof Number
                || figure instanceof String
                || figure instanceof Boolean
                || figure instanceof Enum<?>;
    }

    /** {@return the names of the figures of a record, and of records in it, that are null or NaN} */
    static Set<String> missing(Record figures) {
        Set<String> missing = new TreeSet<>();
        addMissing(missing, "", figures);
        return missing;
    }

    private static void addMissing(Set<String> missing, String prefix, Record figures) {
        values(figures).forEach((key, value) -> {
            Object figure = value.of();
            if (figure instanceof Record record) {
                addMissing(missing, prefix + key + ".", record);
            } else if (figure == null || figure instanceof Double number && Double.isNaN(number)) {
                missing.add(prefix + key);
            }
        });
    }

    /** {@return the names of maps that have a key that is no text, or a blank one} */
    static Set<String> blankNames(Record figures) {
        Set<String> blank = new TreeSet<>();
        addBlank(blank, "", figures);
        return blank;
    }

    private static void addBlank(Set<String> blank, String name, @Nullable Object figure) {
        if (figure instanceof Record record) {
            values(record).forEach((key, value) -> addBlank(blank, name + "." + key, value.of()));
        } else if (figure instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (!(key instanceof String text) || text.isBlank()) {
                    blank.add(name);
                }
                addBlank(blank, name + "." + key, value);
            });
        } else if (figure instanceof List<?> list) {
            list.forEach(each -> addBlank(blank, name, each));
        }
    }

    /** A component's value, which may be none. */
    private record Value(@Nullable Object of) {}

    private static Map<String, Value> values(Record record) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.put(component.getName(), new Value(accessor.invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " of " + record.getClass() + " cannot be read", e);
            }
        }
        return values;
    }
}
