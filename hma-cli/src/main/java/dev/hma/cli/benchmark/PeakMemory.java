package dev.hma.cli.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most memory of the heap that was in use after a collection: what is needed, not what happened to be lying about.
 */
public final class PeakMemory {
    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());
    private final AtomicLong peak = new AtomicLong();

    private PeakMemory() {}

    /** {@return a measurement that begins now} */
    public static PeakMemory watch() {
        PeakMemory memory = new PeakMemory();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(
                        (notification, handback) -> memory.collected(notification.getUserData()), null, null);
            }
        }
        return memory;
    }

    private void collected(Object data) {
        if (data instanceof CompositeData composite) {
            Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from(composite)
                    .getGcInfo()
                    .getMemoryUsageAfterGc();
            long used = after.entrySet().stream()
                    .filter(pool -> heap.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            peak.accumulateAndGet(used, Math::max);
        }
    }

    /** {@return the bytes; all that was allocated if that was too little for any collection} */
    public long bytes() {
        long collected = peak.get();
        Runtime runtime = Runtime.getRuntime();
        return collected > 0 ? collected : runtime.totalMemory() - runtime.freeMemory();
    }
}
