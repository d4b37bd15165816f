package dev.hma.core.json;

import dev.hma.core.json.Containers.NullableCodec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reflection says about a record class: its components in order, and how to make one. */
record RecordShape(Class<?> type, Constructor<?> constructor, List<Field> fields) {
    /** A component of the record. */
    record Field(String name, Codec codec, Method accessor) {
        @Nullable
        Object of(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("accessor " + accessor + " failed", e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape reflect(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        try {
            for (RecordComponent component : Objects.requireNonNull(type.getRecordComponents(), type.getName())) {
                component.getAccessor().setAccessible(true);
                fields.add(new Field(component.getName(), codec(component), component.getAccessor()));
                types.add(component.getType());
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordShape(type, constructor, List.copyOf(fields));
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException("record " + type.getName() + " is not public in an exported package", e);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("record " + type.getName() + " has no canonical constructor", e);
        }
    }

    private static Codec codec(RecordComponent component) {
        try {
            Codec codec = Codecs.of(component.getAnnotatedType());
            return Codecs.nullable(component) && !(codec instanceof NullableCodec) ? new NullableCodec(codec) : codec;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "component " + component.getName() + " of record "
                            + component.getDeclaringRecord().getName() + ": " + e.getMessage(),
                    e);
        }
    }
}
