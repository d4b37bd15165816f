package dev.hma.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a parameter of a component, on the component of its parameter record, and bounds it if it is a number. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** {@return what the parameter does, one sentence} */
    String value();

    /** {@return the smallest value that is allowed} */
    double min() default Double.NEGATIVE_INFINITY;

    /** {@return the largest value that is allowed} */
    double max() default Double.POSITIVE_INFINITY;
}
