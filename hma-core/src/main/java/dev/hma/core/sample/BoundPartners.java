package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.work.Orders;
import java.util.Arrays;
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
        int[][] parents = byGroup(binding.parents(), groups);
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

    /** Of a self-reference: parents of another group are exchanged for one of the row's own that comes before them. */
    private void settleForest(int[] partners) {
        int groups = 1 + max(binding.parents());
        int[][] members = byGroup(binding.parents(), groups);
        int[] depth = new int[partners.length];
        for (int row = 0; row < partners.length; row++) {
            for (int at = partners[row]; at >= 0 && depth[row] <= partners.length; at = partners[at]) {
                depth[row]++;
            }
        }
        for (int row = 0; row < partners.length; row++) {
            int group = binding.children()[row];
            if (partners[row] < 0 || group >= 0 && binding.parents()[partners[row]] == group) {
                continue;
            }
            int wanted = depth[partners[row]];
            int[] candidates = group < 0
                    ? new int[0]
                    : Arrays.stream(members[group])
                            .filter(p -> depth[p] == wanted)
                            .toArray();
            partners[row] = candidates.length == 0 || wanted > partners.length
                    ? -1
                    : candidates[draws.index(row, 1, candidates.length)];
        }
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

    private static int[][] byGroup(int[] groupOf, int groups) {
        int[] sizes = new int[groups];
        for (int group : groupOf) {
            if (group >= 0) {
                sizes[group]++;
            }
        }
        int[][] members = new int[groups][];
        for (int g = 0; g < groups; g++) {
            members[g] = new int[sizes[g]];
        }
        int[] filled = new int[groups];
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] >= 0) {
                members[groupOf[i]][filled[groupOf[i]]++] = i;
            }
        }
        return members;
    }

    private static int max(int[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
