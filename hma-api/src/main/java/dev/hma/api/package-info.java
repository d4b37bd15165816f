/**
 * The service-provider interface: all that an author of components compiles against.
 *
 * <p>A component is an implementation of one of five interfaces. Each is introduced by the description of its package,
 * with a small one written out whole:
 *
 * <ul>
 *   <li>{@link dev.hma.api.marginal}: a family of distributions for single columns;
 *   <li>{@link dev.hma.api.synthesis}: a synthesizer, which learns how the columns of a row go together;
 *   <li>{@link dev.hma.api.extension}: a strategy that summarises children in columns of their parent;
 *   <li>{@link dev.hma.api.matching}: a matcher, which finds the other parents of a child row;
 *   <li>{@link dev.hma.api.data}: a format in which tables are stored.
 * </ul>
 *
 * <p>{@link dev.hma.api.plugin} says how a jar brings them to the engine. The rest is vocabulary: {@link
 * dev.hma.api.feature} is what components are handed, {@link dev.hma.api.learning} how they learn, {@link
 * dev.hma.api.random} where their random numbers come from, {@link dev.hma.api.schema} what a database consists of. To
 * begin with, read {@code feature}, {@code learning}, {@code random} and the package of your kind, in this order. The
 * directory {@code examples/plugin} is a whole project to copy.
 *
 * <p>Rules for all components:
 *
 * <ul>
 *   <li><b>Same input, same bits.</b> A result is the same on every Java version, every processor and any number of
 *       threads. What reaches results uses {@code + - * /}, {@code Math.sqrt}, {@code abs}, {@code min}, {@code max},
 *       {@code floor}, {@code rint} and {@link java.lang.StrictMath}: {@code Math.exp}, {@code log}, {@code pow} and
 *       the like may differ in their last bit. No iteration over a {@link java.util.HashMap}, no parallel sum of
 *       doubles, no random numbers but those of {@link dev.hma.api.random.Draws}.
 *   <li><b>The order of rows means nothing.</b> Rows come in batches of any size, in any order, on several threads.
 *       Sums over rows are sums of longs, which scores allow because they lie on the {@linkplain
 *       dev.hma.api.marginal.Lattice lattice}.
 *   <li><b>The engine allocates.</b> Batches and arrays are the engine's, and it uses them again: keep none beyond the
 *       call, write only into what is named an output, and expect arrays to be longer than {@code size()}.
 *   <li><b>No rows are kept.</b> What is learnt is a model, and samples need nothing else.
 *   <li><b>Estimator and model are two types.</b> Both are immutable and thread-safe.
 *   <li><b>State is a public record</b> of numbers, booleans, texts, enums, arrays, lists and such records; no NaN and
 *       no infinity in it, as JSON has neither. The engine writes it into the model file and reads it back, so the
 *       constructor checks what it is given. Restored from its state, a model gives the same bits as before.
 *   <li><b>Odd data are normal data.</b> Empty tables, single rows, constants, columns all of whose values are
 *       missing, parents without children: all of them give a valid result.
 *   <li><b>Users are told what to do.</b> Whatever a user can cause is a {@link dev.hma.api.SynthesisException}: the
 *       problem with the value in it, and the advice. The engine adds table, column and component.
 * </ul>
 *
 * <p>The conformance kit {@code hma-testkit} tests these rules: a test class that extends the contract of the kind and
 * names the component is all that it takes.
 */
@NullMarked
package dev.hma.api;

import org.jspecify.annotations.NullMarked;
