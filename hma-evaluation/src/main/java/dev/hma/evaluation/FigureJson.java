package dev.hma.evaluation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Figures as JSON: records with keys in snake case; a number that there is none of is null. */
final class FigureJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new Finite())
                    .addSerializer(double.class, new Finite()))
            .build();

    private FigureJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode of(Object figures) {
        return MAPPER.valueToTree(figures);
    }

    static ObjectNode rows(Schema schema, Data real, Data synthetic) {
        ObjectNode rows = object();
        for (Table table : schema.tables()) {
            ObjectNode counts = rows.putObject(table.name());
            counts.put("real", rows(real.find(table.name())));
            counts.put("synthetic", rows(synthetic.find(table.name())));
        }
        return rows;
    }

    private static @Nullable Integer rows(@Nullable TableData table) {
        return table == null ? null : table.rows();
    }

    /** JSON has no NaN. */
    private static final class Finite extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }
    }
}
