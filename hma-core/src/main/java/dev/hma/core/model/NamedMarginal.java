package dev.hma.core.model;

import dev.hma.api.marginal.Marginal;

/**
 * A marginal with the name of its family.
 *
 * @param family the name of the component that fitted it
 * @param marginal the marginal
 */
public record NamedMarginal(String family, Marginal marginal) {}
