package dev.hma.core.given;

import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.core.work.Known;

/**
 * All rows of a table are known and stay as they are. What is drawn for them is how many generated children they have, and
 * what these are like.
 *
 * @param rows the rows, all columns in the table's order
 * @param parents per foreign key the parent's row of every row, -1 for none
 * @param features the features that the rows determine: those of their columns, the summaries of their partners, number and
 *     extension columns of children that are given, too
 * @param residuals the same as deviations from the families; empty for tables that are not drawn as residuals
 * @param complete whether nothing is left to be drawn for these rows, as their descendants are given, too
 * @param original whether these are the rows that the model was fitted to
 */
public record GivenRows(
        TableBatch rows,
        Known<Relationship, int[]> parents,
        KnownFeatures features,
        KnownFeatures residuals,
        boolean complete,
        boolean original)
        implements Given {}
