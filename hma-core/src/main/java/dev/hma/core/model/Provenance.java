package dev.hma.core.model;

import java.util.Map;

/**
 * Where a model comes from.
 *
 * @param version the library's version
 * @param plugins per plugin its version
 * @param seed the seed of the fit
 * @param created when it was fitted, ISO 8601; the one thing that differs between two fits of the same data
 * @param data per table a fingerprint of the rows that it was fitted to, independent of their order
 * @param rows per table how many rows it was fitted to
 * @param dropped per table how many rows were left out because a parent was missing
 */
public record Provenance(
        String version,
        Map<String, String> plugins,
        long seed,
        String created,
        Map<String, String> data,
        Map<String, Long> rows,
        Map<String, Long> dropped) {}
