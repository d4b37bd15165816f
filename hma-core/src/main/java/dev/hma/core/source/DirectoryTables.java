package dev.hma.core.source;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory with a file per table, in any of the formats there are; a file's extension tells its format. */
public final class DirectoryTables implements Database.Sources {
    private final Path directory;
    private final List<StorageFormat> formats;

    /**
     * Looks at a directory.
     *
     * @param directory the directory
     * @param formats the formats to look for
     * @throws SynthesisException if the directory is not there
     */
    public DirectoryTables(Path directory, List<StorageFormat> formats) {
        if (!Files.isDirectory(directory)) {
            throw new SynthesisException(
                    Files.exists(directory) ? directory + " is not a directory" : "there is no directory " + directory,
                    "Name the directory that holds a file per table");
        }
        this.directory = directory;
        this.formats = List.copyOf(formats);
    }

    @Override
    public TableSource open(Table table) {
        List<Path> candidates = new ArrayList<>();
        List<Path> found = new ArrayList<>();
        List<StorageFormat> foundFormats = new ArrayList<>();
        for (StorageFormat format : formats) {
            for (String extension : format.extensions()) {
                Path file = directory.resolve(table.name() + "." + extension);
                candidates.add(file);
                if (Files.exists(file)) {
                    found.add(file);
                    foundFormats.add(format);
                }
            }
        }
        if (found.isEmpty()) {
            throw new SynthesisException(
                            "there is no file for the table in " + directory,
                            "Looked for "
                                    + candidates.stream()
                                            .map(p -> p.getFileName().toString())
                                            .toList()
                                    + "; take the table out of the metadata or add the file")
                    .in("table " + table.name());
        }
        if (found.size() > 1) {
            throw new SynthesisException("there are several files for the table: " + found, "Keep one of them")
                    .in("table " + table.name());
        }
        try {
            return foundFormats.get(0).source(found.get(0), table);
        } catch (IOException e) {
            throw new SynthesisException(found.get(0) + " cannot be read: " + e.getMessage(), "", e)
                    .in("table " + table.name());
        }
    }
}
