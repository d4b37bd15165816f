package dev.hma.core.work;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map whose keys are known to be there: asking for another one is a mistake in the program.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class Known<K, V> {
    private final Map<K, V> map = new LinkedHashMap<>();

    /**
     * The value of a key.
     *
     * @param key a key that is there
     * @return its value
     */
    public V get(K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not among " + map.keySet());
        }
        return value;
    }

    /**
     * Sets a value.
     *
     * @param key the key
     * @param value its value
     */
    public void put(K key, V value) {
        map.put(key, value);
    }

    /**
     * Whether a key is there.
     *
     * @param key any key
     * @return whether it has a value
     */
    public boolean has(K key) {
        return map.containsKey(key);
    }

    /** {@return the values in the order in which their keys were first set} */
    public Collection<V> values() {
        return Collections.unmodifiableCollection(map.values());
    }
}
