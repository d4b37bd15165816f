package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.core.json.Containers.ArrayCodec;
import dev.hma.core.json.Containers.ListCodec;
import dev.hma.core.json.Containers.MapCodec;
import dev.hma.core.json.Containers.NullableCodec;
import dev.hma.core.json.Containers.OptionalCodec;
import dev.hma.core.json.Containers.TreeCodec;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the codec of a type. */
final class Codecs {
    private Codecs() {}

    /**
     * The codec of a declared type.
     *
     * @throws IllegalArgumentException if values of the type cannot be written
     */
    static Codec of(AnnotatedType type) {
        return nullable(type) ? new NullableCodec(plain(type)) : plain(type);
    }

    /** The codec of a record or a sealed interface of records. */
    static Codec of(Class<?> type) {
        if (type.isRecord()) {
            return new RecordCodec(type);
        }
        if (type.isInterface() && type.isSealed()) {
            return new SealedCodec(type);
        }
        throw unsupported(type);
    }

    private static Codec plain(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            AnnotatedType element = array.getAnnotatedGenericComponentType();
            return new ArrayCodec(raw(element.getType()), of(element));
        }
        Class<?> raw = raw(type.getType());
        Codec scalar = Scalars.of(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isEnum()) {
            return EnumCodec.of(raw);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new TreeCodec(raw);
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (raw == List.class) {
                return new ListCodec(of(arguments[0]));
            }
            if (raw == Optional.class) {
                return new OptionalCodec(of(arguments[0]));
            }
            if (raw == Map.class && arguments[0].getType() == String.class) {
                return new MapCodec(of(arguments[1]));
            }
            throw unsupported(type.getType());
        }
        return of(raw);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        throw unsupported(type);
    }

    /** Any annotation called Nullable will do, so that plugins may use the one they have. */
    static boolean nullable(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException(
                "values of " + type.getTypeName() + " cannot be written: use int, long, double,"
                        + " boolean, String, enums, arrays, List, Map<String, ...>, Optional, records and sealed interfaces of records");
    }
}
