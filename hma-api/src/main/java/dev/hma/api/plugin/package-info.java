/**
 * How a jar brings components of its own.
 *
 * <p>The entry point lists the components, each with its kind, the name that users choose it by, a sentence, its
 * parameters and the record of its state. One that brings the components which the descriptions of the other packages
 * show:
 *
 * <pre>{@code
 * import dev.hma.api.data.StorageFormat;
 * import dev.hma.api.extension.ExtensionStrategy;
 * import dev.hma.api.marginal.MarginalFamily;
 * import dev.hma.api.matching.ParentMatcher;
 * import dev.hma.api.plugin.Component;
 * import dev.hma.api.plugin.Component.NoState;
 * import dev.hma.api.plugin.Plugin;
 * import dev.hma.api.synthesis.TableSynthesizer;
 * import java.util.List;
 *
 * public final class GuidePlugin implements Plugin {
 *     @Override
 *     public List<Component<?>> components() {
 *         return List.of(
 *                 Component.of(
 *                         MarginalFamily.class,
 *                         "even",
 *                         "Even over the range of the data",
 *                         EvenFamily.Even.class,
 *                         new EvenFamily()),
 *                 new Component<>(
 *                         TableSynthesizer.class,
 *                         "one-factor",
 *                         "Ties all columns together by one factor",
 *                         new OneFactor.Parameters(1),
 *                         OneFactor.State.class,
 *                         parameters -> new OneFactor((OneFactor.Parameters) parameters)),
 *                 Component.of(
 *                         ExtensionStrategy.class,
 *                         "alike",
 *                         "Takes all families for alike",
 *                         NoState.class,
 *                         new Alike()),
 *                 Component.of(
 *                         ParentMatcher.class,
 *                         "side-by-side",
 *                         "Matches by the parent's first column",
 *                         NoState.class,
 *                         new SideBySide()),
 *                 Component.of(
 *                         StorageFormat.class, "stream", "Java's data streams", NoState.class, new StreamFormat()));
 *     }
 * }
 * }</pre>
 *
 * <p>The jar names the class in a file {@code META-INF/services/dev.hma.api.plugin.Plugin}, a single line: {@code
 * GuidePlugin} with its package. The command line finds the jar in the directory that {@code --plugins} or {@code
 * HMA_PLUGINS} names, the library on the class path. Rules:
 *
 * <ul>
 *   <li>A name is lower-case words joined by hyphens, unique in its kind. Models remember it: it stays for ever.
 *   <li>Parameters are a public record, and {@link dev.hma.api.plugin.Setting} on each says what it does and between
 *       which numbers it may lie; what users leave out is taken from the defaults.
 *   <li>The state is a public record, and so are the records inside it, in an exported package if the jar is a module.
 *       {@link dev.hma.api.plugin.Component.NoState} where nothing is learnt.
 *   <li>The class is public and has a public constructor without parameters. Neither it nor its components other than
 *       storage formats touch files, the network or the clock.
 * </ul>
 *
 * <p>{@code PluginContract} of the conformance kit checks that the plugin is found, that names are unique, that every
 * component is described and made from its defaults, that parameters are documented and defaults allowed, and that
 * states are public records.
 */
@NullMarked
package dev.hma.api.plugin;

import org.jspecify.annotations.NullMarked;
