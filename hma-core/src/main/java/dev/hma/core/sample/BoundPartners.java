package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.work.Orders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Deals partners out anew inside the groups that a binding makes, so that every group's rows get that group's parents.
 * Parents keep their numbers of children as far as the sizes of the groups allow; a row of a group without parents
 * refers to nothing.
 */
final class BoundPartners {
    private final KeyPlan key;
    private final Binding binding;
    private final Draws draws;

    BoundPartners(KeyPlan key, Draws draws) {
        this.key = key;
        this.binding = Objects.requireNonNull(key.binding());
        this.draws = draws;
    }

    /** Replaces partners; rows without one stay so. */
    void settle(int[] partners) {
        if (key.relationship().role() == Role.SELF) {
            settleForest(partners);
            return;
        }
        int groups = 1 + Math.max(max(binding.children()), max(binding.parents()));
        int[][] parents = Groups.of(binding.parents(), groups);
        int[][] slots = new int[groups][];
        int[] next = new int[groups];
        for (int row = 0; row < partners.length; row++) {
            int group = binding.children()[row];
            if (partners[row] < 0) {
                continue;
            }
            if (group < 0 || parents[group].length == 0) {
                partners[row] = -1;
                continue;
            }
            if (slots[group] == null) {
                slots[group] = shuffledSlots(parents[group]);
            }
            int at = next[group]++;
            partners[row] = at < slots[group].length
                    ? slots[group][at]
                    : parents[group][draws.index(row, 1, parents[group].length)];
        }
    }

    /**
     * Of a self-reference: parents of another group are exchanged for one of the row's own, on the same level or else the
     * next above that has one. Rows take their turn level by level, so that a parent's turn always came before.
     */
    private void settleForest(int[] partners) {
        int[] depths = depths(partners);
        List<List<List<Integer>>> settled = new ArrayList<>();
        for (int group = 0; group <= max(binding.parents()); group++) {
            settled.add(new ArrayList<>());
        }
        int[] level = new int[partners.length];
        for (int row : Orders.sorted(partners.length, (a, b) -> Integer.compare(depths[a], depths[b]))) {
            int group = binding.children()[row];
            int partner = partners[row];
            if (partner >= 0 && (group < 0 || binding.parents()[partner] != group)) {
                partner = group < 0 ? -1 : onLevel(settled.get(group), level[partner], row);
            }
            partners[row] = partner;
            level[row] = partner < 0 ? 0 : level[partner] + 1;
            if (binding.parents()[row] >= 0) {
                List<List<Integer>> levels = settled.get(binding.parents()[row]);
                while (levels.size() <= level[row]) {
                    levels.add(new ArrayList<>());
                }
                levels.get(level[row]).add(row);
            }
        }
    }

    /** Per row how many ancestors it has; more than there are rows for one that is its own ancestor. */
    private static int[] depths(int[] partners) {
        int[] depths = new int[partners.length];
        for (int row = 0; row < partners.length; row++) {
            for (int at = partners[row]; at >= 0 && depths[row] <= partners.length; at = partners[at]) {
                depths[row]++;
            }
        }
        return depths;
    }

    /** A row on a level, or on the next above it that has one; -1 if there is none. */
    private int onLevel(List<List<Integer>> levels, int wanted, int row) {
        for (int level = Math.min(wanted, levels.size() - 1); level >= 0; level--) {
            List<Integer> candidates = levels.get(level);
            if (!candidates.isEmpty()) {
                return candidates.get(draws.index(row, 1, candidates.size()));
            }
        }
        return -1;
    }

    private int[] shuffledSlots(int[] parents) {
        int n = Arrays.stream(parents).map(p -> key.counts()[p]).sum();
        int[] slots = new int[n];
        int at = 0;
        for (int parent : parents) {
            Arrays.fill(slots, at, at + key.counts()[parent], parent);
            at += key.counts()[parent];
        }
        int first = parents[0];
        int[] order = Orders.sorted(n, (a, b) -> Long.compare(bits(first, a), bits(first, b)));
        return Arrays.stream(order).map(i -> slots[i]).toArray();
    }

    private long bits(int group, int slot) {
        return draws.at(group).bits(slot, 2);
    }

    private static int max(int[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
