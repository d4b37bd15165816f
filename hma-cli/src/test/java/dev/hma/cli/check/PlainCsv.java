package dev.hma.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV after RFC 4180, character by character. A field of no characters is null unless it is quoted. */
final class PlainCsv {
    private final String text;
    private int at;

    private PlainCsv(String text) {
        this.text = text;
    }

    /** The records of a file, its header first. */
    static List<String[]> read(Path file) throws IOException {
        PlainCsv csv = new PlainCsv(Files.readString(file, StandardCharsets.UTF_8));
        List<String[]> records = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            records.add(csv.record());
        }
        return records;
    }

    private String[] record() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(field());
            if (at >= text.length()) {
                break;
            }
            char c = text.charAt(at++);
            if (c == '\r') {
                if (at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                break;
            }
            if (c == '\n') {
                break;
            }
        }
        return fields.toArray(new String[0]);
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return field.toString();
            }
        }
    }
}
