/**
 * Random numbers by address.
 *
 * <p>There is no generator to pass around. {@link dev.hma.api.random.Draws} is a pure function of a seed, purposes, a
 * row and a lane:
 *
 * <pre>{@code
 * import dev.hma.api.random.Draws;
 *
 * public final class Noise {
 *     private Noise() {}
 *
 *     // A number for each of consecutive rows: the same ones whether they are asked for together or one by one.
 *     public static double[] of(Draws draws, long firstRow, int size, int feature) {
 *         Draws own = draws.at("noise");
 *         double[] noise = new double[size];
 *         for (int i = 0; i < size; i++) {
 *             noise[i] = own.normal(firstRow + i, feature);
 *         }
 *         return noise;
 *     }
 * }
 * }</pre>
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The row is the row's number in its table, {@code firstRow() + i}; never its place in the batch.
 *   <li>The lane is the index of the feature that is drawn. What is not a feature's own number gets a purpose of its
 *       own by {@code at}: two uses of one purpose, row and lane get the same number.
 *   <li>Nothing else is random: no {@link java.util.Random}, no clock, no identity hash.
 *   <li>For a sample the engine hands over draws that are spread evenly {@linkplain dev.hma.api.random.Draws#over
 *       over} the rows of the table: Latin hypercube rows. Each row follows the same distribution as before, and a
 *       column that follows one lane comes as close to its distribution as its number of rows allows. What follows
 *       several lanes can be spread by {@link dev.hma.api.synthesis.TableModel#sampleAll sampleAll}.
 * </ul>
 */
@NullMarked
package dev.hma.api.random;

import org.jspecify.annotations.NullMarked;
