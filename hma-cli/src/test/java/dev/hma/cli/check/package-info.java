/**
 * An opinion of one's own: readers of CSV, JSON and points in time that share no code with the engine, and what must hold
 * of a synthetic database.
 */
package dev.hma.cli.check;
