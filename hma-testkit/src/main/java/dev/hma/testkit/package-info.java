/**
 * The conformance kit: contract tests that every component passes, for authors of plugins to extend.
 *
 * <p>There is a class per kind of component. A test extends it, overrides the one method that supplies the component and,
 * where the component promises less than everything, {@code keeps()}. What is tested is what the engine relies on: the
 * same result however rows are read and on however many threads, states that survive a model file, distributions that come
 * out as they went in, and valid answers to degenerate data. {@link dev.hma.testkit.LearningRunner} and {@link
 * dev.hma.testkit.RecordCopy} do by themselves what the contracts do with them, for tests of one's own.
 */
@NullMarked
package dev.hma.testkit;

import org.jspecify.annotations.NullMarked;
