/**
 * The service-provider interface of HMA for Java: all that a plugin author compiles against.
 *
 * <p>It depends on nothing but the Java platform and annotations, and stays that way.
 */
module dev.hma.api {
    requires static transitive org.jspecify;

    exports dev.hma.api;
    exports dev.hma.api.data;
    exports dev.hma.api.evaluation;
    exports dev.hma.api.extension;
    exports dev.hma.api.feature;
    exports dev.hma.api.learning;
    exports dev.hma.api.marginal;
    exports dev.hma.api.matching;
    exports dev.hma.api.plugin;
    exports dev.hma.api.random;
    exports dev.hma.api.schema;
    exports dev.hma.api.synthesis;

    uses dev.hma.api.plugin.Plugin;
}
