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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * The file of a table.
     *
     * @param file the file
     * @param format its format
     */
    public record TableFile(Path file, StorageFormat format) {}

    @Override
    public TableSource open(Table table) {
        TableFile found = find(table.name()).orElseThrow(() -> missing(table.name()));
        try {
            return found.format().source(found.file(), table);
        } catch (IOException e) {
            throw new SynthesisException(found.file() + " cannot be read: " + e.getMessage(), "", e)
                    .in("table " + table.name());
        }
    }

    /**
     * Looks for the file of a table.
     *
     * @param table the table's name
     * @return its file, if there is one
     * @throws SynthesisException if there are several
     */
    public Optional<TableFile> find(String table) {
        List<TableFile> found = new ArrayList<>();
        for (StorageFormat format : formats) {
            for (String extension : format.extensions()) {
                Path file = directory.resolve(table + "." + extension);
                if (Files.exists(file)) {
                    found.add(new TableFile(file, format));
                }
            }
        }
        if (found.size() > 1) {
            throw new SynthesisException(
                            "there are several files for the table: "
                                    + found.stream().map(TableFile::file).toList(),
                            "Keep one of them")
                    .in("table " + table);
        }
        return found.stream().findFirst();
    }

    /**
     * The tables that there are files of.
     *
     * @return their names, sorted
     * @throws SynthesisException if the directory cannot be listed
     */
    public List<String> tables() {
        Set<String> extensions =
                formats.stream().flatMap(format -> format.extensions().stream()).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.lastIndexOf('.') > 0 && extensions.contains(name.substring(name.lastIndexOf('.') + 1)))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SynthesisException(directory + " cannot be listed: " + e.getMessage(), "", e);
        }
    }

    private SynthesisException missing(String table) {
        List<String> candidates = formats.stream()
                .flatMap(format -> format.extensions().stream())
                .map(extension -> table + "." + extension)
                .toList();
        return new SynthesisException(
                        "there is no file for the table in " + directory,
                        "Looked for " + candidates + "; take the table out of the metadata or add the file")
                .in("table " + table);
    }
}
