package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Memory outside the heap, which Arrow keeps its vectors in. */
final class ArrowMemory {
    private ArrowMemory() {}

    /**
     * Opens an allocator.
     *
     * @return an allocator, to be closed
     * @throws SynthesisException if the Java virtual machine was started without the options that Arrow needs
     */
    static BufferAllocator open() {
        try {
            probe();
            return new RootAllocator();
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new SynthesisException(
                    "this Java virtual machine does not let Arrow reach its memory",
                    "Start it with --add-opens=java.base/java.nio=ALL-UNNAMED, or use CSV files",
                    e);
        }
    }

    private static void probe() {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(1)) {
            buffer.nioBuffer(0, 1);
        }
    }
}
