package dev.hma.arrow;

import dev.hma.api.data.StorageFormat;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Component.NoState;
import dev.hma.api.plugin.Plugin;
import java.util.List;

/** Brings the storage formats {@code csv} and {@code arrow}. */
public final class ArrowIoPlugin implements Plugin {
    @Override
    public List<Component<?>> components() {
        return List.of(
                Component.of(
                        StorageFormat.class,
                        "csv",
                        "Comma-separated values after RFC 4180, UTF-8, with a header",
                        NoState.class,
                        new CsvFormat()),
                Component.of(
                        StorageFormat.class,
                        "arrow",
                        "The Arrow IPC file format, also known as Feather version 2",
                        NoState.class,
                        new ArrowFormat()));
    }
}
