package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;

/** An open Arrow file. */
final class ArrowInput implements Closeable {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /** What may go wrong in Arrow's code. */
    private interface Step<T> {
        T run() throws IOException;
    }

    private final Path file;
    private final BufferAllocator allocator;
    private final ArrowFileReader reader;

    private ArrowInput(Path file, BufferAllocator allocator, FileChannel channel) {
        this.file = file;
        this.allocator = allocator;
        this.reader = new ArrowFileReader(channel, allocator, new Codecs());
    }

    static ArrowInput open(Path file) throws IOException {
        FileChannel channel = channel(file);
        try {
            checkMagic(channel);
            return new ArrowInput(file, ArrowMemory.open(), channel);
        } catch (SynthesisException e) {
            channel.close();
            throw e.in(file.toString());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        try {
            return FileChannel.open(file);
        } catch (NoSuchFileException e) {
            throw new SynthesisException(
                            "there is no such file", "Every table of the metadata needs a file of its own", e)
                    .in(file.toString());
        } catch (AccessDeniedException e) {
            throw new SynthesisException("the file may not be read", "Change its permissions", e).in(file.toString());
        }
    }

    private static void checkMagic(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            throw new SynthesisException("the file is empty", "An Arrow file holds its columns' names at least");
        }
        if (!magicAt(0, channel)) {
            throw new SynthesisException(
                    "this is not a file in the Arrow IPC file format",
                    "Write it with Arrow's file writer, not as a stream or in another format");
        }
        if (channel.size() < 2L * MAGIC.length || !magicAt(channel.size() - MAGIC.length, channel)) {
            throw new SynthesisException("the file is cut off", "Write or copy it again");
        }
    }

    private static boolean magicAt(long place, FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length);
        while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) > 0) {
            // A read may give fewer bytes than there are.
        }
        return bytes.flip().equals(ByteBuffer.wrap(MAGIC));
    }

    VectorSchemaRoot root() throws IOException {
        return guarded(reader::getVectorSchemaRoot);
    }

    DictionaryProvider dictionaries() {
        return reader;
    }

    List<ArrowBlock> blocks() throws IOException {
        return guarded(reader::getRecordBlocks);
    }

    void load(ArrowBlock block) throws IOException {
        guarded(() -> reader.loadRecordBatch(block));
    }

    /** Arrow meets damaged files with exceptions of many kinds. */
    private <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (SynthesisException e) {
            throw e.in(file.toString());
        } catch (IOException | RuntimeException e) {
            throw new SynthesisException("the file is damaged: " + e, "Write or copy it again", e).in(file.toString());
        }
    }

    @Override
    public void close() throws IOException {
        try (allocator) {
            reader.close();
        }
    }

    /** Says what to do about a codec that is not on the class path. */
    static final class Codecs implements CompressionCodec.Factory {
        @Override
        public CompressionCodec createCodec(CodecType type) {
            if (type == CodecType.NO_COMPRESSION) {
                return NoCompressionCodec.INSTANCE;
            }
            try {
                return CompressionCodec.Factory.INSTANCE.createCodec(type);
            } catch (IllegalArgumentException e) {
                throw new SynthesisException(
                        "the file is compressed with " + type + ", which cannot be read",
                        "Write it without compression, or put arrow-compression on the class path",
                        e);
            }
        }

        @Override
        public CompressionCodec createCodec(CodecType type, int level) {
            return createCodec(type);
        }
    }
}
