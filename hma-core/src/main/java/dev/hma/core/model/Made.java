package dev.hma.core.model;

/**
 * A component as it was chosen for a model.
 *
 * @param name its name
 * @param parameters its parameters, all of them
 */
public record Made(String name, Record parameters) {}
