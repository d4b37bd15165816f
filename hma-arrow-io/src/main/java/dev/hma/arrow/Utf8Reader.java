package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decodes a file of UTF-8 text, or a stretch of one, with or without a byte-order mark, and refuses what is no UTF-8 instead of replacing it.
 */
final class Utf8Reader extends Reader {
    private final Path file;
    private final InputStream in;
    /** The place in the file where the text ends, at the latest. */
    private final long end;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    /** The place of the first byte in {@link #bytes} in the file. */
    private long start;

    private boolean ended;
    /** The second of a pair of surrogates whose first has been handed out; 0 if there is none. */
    private char pending;

    private Utf8Reader(Path file, InputStream in, long start, long end) {
        this.file = file;
        this.in = in;
        this.start = start;
        this.end = end;
        bytes.limit(0);
    }

    static Utf8Reader open(Path file) throws IOException {
        return open(file, 0, Long.MAX_VALUE);
    }

    /**
     * Opens a stretch of a file.
     *
     * @param file the file
     * @param start the place of the first byte; that of a character
     * @param end the place after the last byte, which may lie beyond the file's end
     * @return the reader
     */
    static Utf8Reader open(Path file, long start, long end) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            channel.position(start);
            Utf8Reader reader = new Utf8Reader(file, Channels.newInputStream(channel), start, end);
            if (start == 0) {
                reader.skipMark();
            }
            return reader;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void skipMark() throws IOException {
        while (bytes.remaining() < 4 && fill()) {
            // The mark needs its bytes together.
        }
        int first = at(0) << 8 | at(1);
        boolean utf16 = first == 0xFEFF || first == 0xFFFE;
        if (utf16 || at(0) == 0 || at(1) == 0 || at(2) == 0 || at(3) == 0) {
            throw new SynthesisException(
                            "the file is not text in UTF-8: it " + (utf16 ? "is UTF-16" : "has zero bytes"),
                            "Save it as UTF-8")
                    .in("line 1");
        }
        if (first == 0xEFBB && at(2) == 0xBF) {
            bytes.position(bytes.position() + 3);
        }
    }

    /** The byte that far ahead; 0xFF beyond the end. */
    private int at(int offset) {
        return offset < bytes.remaining() ? bytes.get(bytes.position() + offset) & 0xFF : 0xFF;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        start += bytes.position();
        bytes.compact();
        long left = end - start - bytes.position();
        int n = left <= 0 ? -1 : in.read(bytes.array(), bytes.position(), (int) Math.min(left, bytes.remaining()));
        ended = n < 0;
        bytes.position(bytes.position() + Math.max(n, 0));
        bytes.flip();
        return !ended;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        if (pending != 0) {
            out.put(pending);
            pending = 0;
        }
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                throw malformed();
            }
            if (result.isOverflow() && out.position() == offset && length == 1) {
                // There is room for half a pair of surrogates.
                CharBuffer pair = CharBuffer.allocate(2);
                decoder.decode(bytes, pair, ended);
                pending = pair.get(1);
                out.put(pair.get(0));
            }
            if (out.position() > offset) {
                return out.position() - offset;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private SynthesisException malformed() throws IOException {
        String value = String.format("%02X", at(0));
        return new SynthesisException(
                        "the byte 0x" + value + " is not text in UTF-8",
                        "Save the file as UTF-8; it may be in Latin-1 or Windows-1252 now")
                .in("line " + lineOf(start + bytes.position()));
    }

    /** Lines end with CR LF, LF or CR, as the parser counts them. */
    private long lineOf(long place) throws IOException {
        long line = 1;
        int last = 0;
        try (InputStream again = new BufferedInputStream(Files.newInputStream(file))) {
            for (long i = 0; i < place; i++) {
                int b = again.read();
                if (b == '\r' || b == '\n' && last != '\r') {
                    line++;
                }
                last = b;
            }
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
