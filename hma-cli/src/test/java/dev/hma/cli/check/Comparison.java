package dev.hma.cli.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a synthetic database, and how alike it is to the real one. */
public final class Comparison {
    private static final int LARGE = 1000;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern PADDED = Pattern.compile("(^|[/-])0[0-9][/-]");
    private static final Set<String> MODELLED = Set.of("categorical", "boolean", "numerical", "datetime");

    private final PlainDatabase real;
    private final PlainDatabase synthetic;
    private final double scale;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Double> columns = new HashMap<>();
    private final Map<String, Double> children = new HashMap<>();

    /** Compares a real database with a synthetic one. */
    public Comparison(PlainDatabase real, PlainDatabase synthetic, double scale) {
        this.real = real;
        this.synthetic = synthetic;
        this.scale = scale;
        real.tables().values().forEach(this::checkTable);
        real.keys().forEach(this::checkKey);
    }

    /** What must not be. */
    public List<String> problems() {
        return problems;
    }

    /** The mean over tables of 1,000 rows or more of the mean similarity of their columns; NaN without such tables. */
    public double columnSimilarity() {
        Map<String, List<Double>> byTable = new HashMap<>();
        columns.forEach((name, similarity) -> {
            String table = name.substring(0, name.indexOf('.'));
            if (real.tables().get(table).rows().size() >= LARGE) {
                byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(similarity);
            }
        });
        return byTable.values().stream()
                .mapToDouble(s -> s.stream().mapToDouble(x -> x).average().orElseThrow())
                .average()
                .orElse(Double.NaN);
    }

    /** The mean similarity of numbers of children per parent, over the foreign keys. */
    public double childrenSimilarity() {
        return children.values().stream().mapToDouble(x -> x).average().orElse(1);
    }

    /** The columns that came out worst. */
    public String worst() {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(5)
                .map(e -> e.getKey() + " " + Math.rint(e.getValue() * 1000) / 1000)
                .toList()
                .toString();
    }

    private void problem(String place, String problem) {
        problems.add(place + ": " + problem);
    }

    private void checkTable(PlainDatabase.Table before) {
        PlainDatabase.Table after = synthetic.tables().get(before.name());
        if (!after.header().equals(List.copyOf(before.columns().keySet()))) {
            problem(before.name(), "columns " + after.header());
            return;
        }
        long wanted = before.rows().isEmpty()
                ? 0
                : Math.max(1, (long) Math.rint(before.rows().size() * scale));
        if (after.rows().size() != Math.min((double) wanted, differentKeys(before))) {
            problem(before.name(), after.rows().size() + " rows in place of " + wanted);
        }
        if (!before.primaryKey().isEmpty()) {
            List<String> keys = after.keys(before.primaryKey());
            if (keys.contains(null) || new HashSet<>(keys).size() < keys.size()) {
                problem(before.name(), "primary key is null or repeated");
            }
        }
        Set<String> foreign = real.foreignColumns(before.name());
        for (Map.Entry<String, Map<String, Object>> column : before.columns().entrySet()) {
            checkColumn(before, after, column.getKey(), column.getValue(), foreign.contains(column.getKey()));
        }
    }

    /** How many rows there can be with different keys: of a key made of foreign keys as many as there are parents. */
    private double differentKeys(PlainDatabase.Table table) {
        Set<String> rest = new HashSet<>(table.primaryKey());
        double keys = 1;
        for (PlainDatabase.Key key : real.keys()) {
            if (key.child().equals(table.name()) && rest.removeAll(key.foreignKey())) {
                keys *= synthetic.tables().get(key.parent()).rows().size();
            }
        }
        return rest.isEmpty() && !table.primaryKey().isEmpty() ? keys : Double.POSITIVE_INFINITY;
    }

    private void checkColumn(
            PlainDatabase.Table before,
            PlainDatabase.Table after,
            String column,
            Map<String, Object> metadata,
            boolean foreign) {
        String place = before.name() + "." + column;
        String[] real = before.column(column);
        String[] synthetic = after.column(column);
        long missing = Arrays.stream(synthetic).filter(Objects::isNull).count();
        if (Arrays.stream(real).noneMatch(Objects::isNull) && missing > 0) {
            problem(place, missing + " nulls where there were none");
        }
        String[] a = Arrays.stream(real).filter(Objects::nonNull).toArray(String[]::new);
        String[] b = Arrays.stream(synthetic).filter(Objects::nonNull).toArray(String[]::new);
        if (synthetic.length >= LARGE
                && Math.abs((double) a.length / real.length - (double) b.length / synthetic.length) > 0.03) {
            problem(
                    place,
                    "the share of nulls changed from " + (1 - (double) a.length / real.length) + " to "
                            + (1 - (double) b.length / synthetic.length));
        }
        String sdtype = (String) metadata.get("sdtype");
        boolean key = before.primaryKey().equals(List.of(column));
        if (metadata.get("regex_format") instanceof String regex) {
            checkRegex(place, regex, b);
        }
        if (foreign || key || !MODELLED.contains(sdtype) || b.length == 0) {
            return;
        }
        if (a.length == 0) {
            problem(place, "values where there were none");
            return;
        }
        switch (sdtype) {
            case "numerical" -> checkNumbers(place, metadata, a, b);
            case "datetime" -> checkDatetimes(place, (String) metadata.get("datetime_format"), a, b);
            default -> checkCategories(place, a, b);
        }
    }

    private void checkRegex(String place, String regex, String[] values) {
        Pattern pattern = Pattern.compile(regex);
        for (String value : new HashSet<>(Arrays.asList(values))) {
            if (!pattern.matcher(value).matches()) {
                problem(place, value + " is not " + regex);
                return;
            }
        }
    }

    private void checkCategories(String place, String[] a, String[] b) {
        Map<String, Integer> before = count(a);
        Map<String, Integer> after = count(b);
        if (!before.keySet().containsAll(after.keySet())) {
            Set<String> fresh = new HashSet<>(after.keySet());
            fresh.removeAll(before.keySet());
            problem(place, "categories that did not exist: " + fresh);
        }
        double distance = 0;
        for (Map.Entry<String, Integer> entry : before.entrySet()) {
            double share = (double) after.getOrDefault(entry.getKey(), 0) / b.length;
            distance += Math.abs((double) entry.getValue() / a.length - share) / 2;
        }
        columns.put(place, 1 - distance);
    }

    private static Map<String, Integer> count(String[] values) {
        Map<String, Integer> counts = new HashMap<>();
        for (String value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        return counts;
    }

    private void checkNumbers(String place, Map<String, Object> metadata, String[] a, String[] b) {
        Object representation = metadata.get("computer_representation");
        if (representation instanceof String type && type.contains("Int")) {
            for (String value : b) {
                if (!WHOLE.matcher(value).matches()) {
                    problem(place, value + " is no whole number");
                    return;
                }
            }
        }
        int most = decimals(a);
        if (decimals(b) > most) {
            problem(place, decimals(b) + " decimals in place of " + most);
        }
        compareNumbers(
                place,
                Arrays.stream(a).mapToDouble(Double::parseDouble).toArray(),
                Arrays.stream(b).mapToDouble(Double::parseDouble).toArray());
    }

    private static int decimals(String[] values) {
        int most = 0;
        for (String value : values) {
            int point = value.indexOf('.');
            if (value.indexOf('E') >= 0 || value.indexOf('e') >= 0) {
                most = Math.max(most, new BigDecimal(value).stripTrailingZeros().scale());
            } else if (point >= 0) {
                int last = value.length() - 1;
                while (value.charAt(last) == '0') {
                    last--;
                }
                most = Math.max(most, last - point);
            }
        }
        return most;
    }

    private void checkDatetimes(String place, String format, String[] a, String[] b) {
        Strptime strptime = new Strptime(format);
        if (Arrays.stream(a).anyMatch(Comparison::isUnpadded)) {
            for (String value : b) {
                if (PADDED.matcher(value).find()) {
                    problem(place, value + " has leading zeros");
                    return;
                }
            }
        }
        try {
            compareNumbers(
                    place,
                    Arrays.stream(a).mapToDouble(strptime::seconds).toArray(),
                    Arrays.stream(b).mapToDouble(strptime::seconds).toArray());
        } catch (DateTimeException e) {
            problem(place, e.getMessage());
        }
    }

    private static boolean isUnpadded(String value) {
        return value.indexOf('/') == 1 || value.indexOf('/', value.indexOf('/') + 1) - value.indexOf('/') == 2;
    }

    private void compareNumbers(String place, double[] a, double[] b) {
        Arrays.sort(a);
        Arrays.sort(b);
        if (b[0] < a[0] || b[b.length - 1] > a[a.length - 1]) {
            problem(place, b[0] + " to " + b[b.length - 1] + " is not within " + a[0] + " to " + a[a.length - 1]);
        }
        columns.put(place, 1 - distance(a, b));
    }

    /** The Kolmogorov-Smirnov distance of sorted samples. */
    private static double distance(double[] a, double[] b) {
        int i = 0;
        int j = 0;
        double most = 0;
        while (i < a.length || j < b.length) {
            double next = i >= a.length ? b[j] : j >= b.length ? a[i] : Math.min(a[i], b[j]);
            while (i < a.length && a[i] == next) {
                i++;
            }
            while (j < b.length && b[j] == next) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return most;
    }

    private void checkKey(PlainDatabase.Key key) {
        Set<String> parents = new HashSet<>(synthetic.tables().get(key.parent()).keys(key.parentKey()));
        parents.add(null);
        for (String reference : synthetic.tables().get(key.child()).keys(key.foreignKey())) {
            if (!parents.contains(reference)) {
                problem(key.name(), "orphan " + reference);
                break;
            }
        }
        children.put(key.name(), 1 - distance(real.childCounts(key), synthetic.childCounts(key)));
        if (key.parent().equals(key.child()) && !hasCycle(real, key) && hasCycle(synthetic, key)) {
            problem(key.name(), "a cycle where there was none");
        }
    }

    private static boolean hasCycle(PlainDatabase database, PlainDatabase.Key key) {
        PlainDatabase.Table table = database.tables().get(key.child());
        List<String> own = table.keys(key.parentKey());
        List<String> references = table.keys(key.foreignKey());
        Map<String, String> parent = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            parent.put(own.get(i), references.get(i));
        }
        for (String start : own) {
            Set<String> seen = new HashSet<>();
            for (String at = start; at != null; at = parent.get(at)) {
                if (!seen.add(at)) {
                    return true;
                }
            }
        }
        return false;
    }
}
