package dev.hma.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies records the way a model file does: component by component, by declared type, through canonical constructors.
 *
 * <p>A record's components may be {@code int}, {@code long}, {@code double}, {@code boolean} and their boxes, texts, enums,
 * arrays, lists, records, and sealed interfaces of records. What cannot be written into a model file and read back is
 * refused: records that are not public, components whose declared type does not say what to build, NaN, infinities, and
 * null where it is not declared.
 */
public final class RecordCopy {
    private static final Set<Class<?>> SCALARS =
            Set.of(Integer.class, Long.class, Double.class, Boolean.class, String.class);

    private RecordCopy() {}

    /**
     * A deep copy, such as a model file would give back.
     *
     * @param record a record
     * @param <R> its type
     * @return an equal record that shares no array with the given one
     * @throws IllegalArgumentException if the record cannot be written to a model file; the message names the component
     */
    public static <R extends Record> R copy(R record) {
        Objects.requireNonNull(record, "record");
        @SuppressWarnings("unchecked")
        R copy = (R) copyRecord(record, record.getClass().getSimpleName());
        return copy;
    }

    /**
     * Whether two states are the same, arrays by their elements and numbers by their bits.
     *
     * @param one a record, list, array, text, number or enum
     * @param other what to compare it with
     * @return whether they cannot be told apart
     */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null || one.getClass() != other.getClass()) {
            return one instanceof List<?> a && other instanceof List<?> b
                    ? sameElements(a.toArray(), b.toArray())
                    : one == other;
        }
        if (one.getClass().isArray()) {
            return sameElements(elements(one), elements(other));
        }
        if (one instanceof Record record) {
            return sameElements(values(record), values((Record) other));
        }
        return one instanceof List<?> a ? sameElements(a.toArray(), ((List<?>) other).toArray()) : one.equals(other);
    }

    /**
     * A record as a text in which arrays show their elements, for messages.
     *
     * @param value a record, list, array, text, number or enum
     * @return the text
     */
    static String describe(@Nullable Object value) {
        if (value instanceof Record record) {
            return record.getClass().getSimpleName() + describeAll(values(record));
        }
        if (value instanceof List<?> list) {
            return describeAll(list.toArray());
        }
        return value != null && value.getClass().isArray() ? describeAll(elements(value)) : String.valueOf(value);
    }

    private static String describeAll(Object[] values) {
        return Arrays.stream(values).map(RecordCopy::describe).toList().toString();
    }

    private static boolean sameElements(Object[] one, Object[] other) {
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (!same(one[i], other[i])) {
                return false;
            }
        }
        return true;
    }

    private static Object[] elements(Object array) {
        Object[] elements = new Object[Array.getLength(array)];
        Arrays.setAll(elements, i -> Array.get(array, i));
        return elements;
    }

    private static Object[] values(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> value(component, record))
                .toArray();
    }

    static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("component " + component.getName() + " cannot be read", e);
        }
    }

    private static Object copyValue(@Nullable Object value, Type declared, String place) {
        if (value == null) {
            throw new IllegalArgumentException(
                    place + " is null and not declared @Nullable: what is read from a model file is complete");
        }
        if (SCALARS.contains(value.getClass()) || value instanceof Enum) {
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw new IllegalArgumentException(place + " is " + value + ", which JSON has no number for");
            }
            boolean says = declared instanceof Class<?> type && (type.isPrimitive() || type == classOf(value));
            if (!says) {
                throw new IllegalArgumentException(place + " is declared as " + declared.getTypeName()
                        + ", which does not say what to read from a model file");
            }
            return value;
        }
        if (value instanceof List<?> list
                && declared instanceof ParameterizedType type
                && type.getRawType() == List.class) {
            List<Object> copies = new ArrayList<>();
            for (Object element : list) {
                copies.add(copyValue(element, type.getActualTypeArguments()[0], place + "[" + copies.size() + "]"));
            }
            return List.copyOf(copies);
        }
        if (value.getClass().isArray() && declared == value.getClass()) {
            Class<?> elementType = value.getClass().getComponentType();
            Object copy = Array.newInstance(elementType, Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                Array.set(copy, i, copyValue(Array.get(value, i), elementType, place + "[" + i + "]"));
            }
            return copy;
        }
        if (value instanceof Record record && declared instanceof Class<?> type && permits(type, value.getClass())) {
            return copyRecord(record, place);
        }
        throw new IllegalArgumentException(place + " is a " + value.getClass().getName() + " declared as "
                + declared.getTypeName()
                + "; state consists of numbers, booleans, texts, enums, arrays, lists and records,"
                + " each declared as what it is");
    }

    /** Whether a declared type is a record's class, or a sealed interface that permits it: a name then tells which it is. */
    private static boolean permits(Class<?> declared, Class<?> type) {
        return declared == type
                || declared.isSealed()
                        && Arrays.stream(declared.getPermittedSubclasses()).anyMatch(sub -> permits(sub, type));
    }

    private static Class<?> classOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    private static Record copyRecord(Record record, String place) {
        Class<? extends Record> type = record.getClass();
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                throw new IllegalArgumentException(place + " is a record whose class " + c.getName()
                        + " is not public: the engine cannot build it");
            }
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] copies = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object value = value(components[i], record);
            boolean maybeNull = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            copies[i] = value == null && maybeNull
                    ? null
                    : copyValue(value, components[i].getGenericType(), place + "." + components[i].getName());
        }
        try {
            Constructor<? extends Record> canonical = type.getDeclaredConstructor(types);
            return canonical.newInstance(copies);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    place + " is refused by its own constructor: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(place + " cannot be built by its canonical constructor", e);
        }
    }
}
