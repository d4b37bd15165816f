package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.plugin.Component;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.model.FittedTable;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The strategy {@code copula-parameters} in the engine: levels, both roads, any threads, model files. */
@Timeout(300)
class CopulaParametersEngineTest {
    private static final int MOST = 32;

    @TempDir
    Path home;

    /** Four levels; in shops sales' price and weight go together, in every second one against each other. */
    private static MadeUp data() {
        Random random = new Random(5);
        MadeUp data = new MadeUp()
                .table("region", "id", "id:int", "size:real")
                .table("shop", "id", "id:int", "region:int", "rent:real", "area:real")
                .table("sale", "id", "id:int", "shop:int", "price:real", "weight:real", "kind:category", "void:real")
                .table("line", "", "sale:int", "pieces:int", "discount:real")
                .key("shop.region>region")
                .key("sale.shop>shop")
                .key("line.sale>sale");
        for (int i = 0; i < 12; i++) {
            data.row("region", i, random.nextGaussian());
        }
        for (int i = 0; i < 120; i++) {
            data.row("shop", i, i % 12, random.nextGaussian(), random.nextDouble());
        }
        for (int i = 0; i < 1800; i++) {
            int shop = (int) (120 * Math.pow(random.nextDouble(), 1.5));
            double price = random.nextGaussian();
            double weight = (shop % 2 == 0 ? 0.8 : -0.8) * price + 0.6 * random.nextGaussian() + shop / 60.0;
            data.row(
                    "sale",
                    i,
                    i % 50 == 0 ? null : shop,
                    price,
                    i % 9 == 0 ? null : weight,
                    "k" + random.nextInt(1 + shop % 4),
                    null);
        }
        for (int i = 0; i < 2500; i++) {
            data.row("line", random.nextInt(1800), random.nextInt(4), random.nextDouble());
        }
        return data;
    }

    private static Configuration configuration() {
        return Configuration.STANDARD.withExtension(Choice.of("copula-parameters"));
    }

    private HmaModel fit(Engine engine, Configuration configuration) {
        MadeUp data = data();
        HmaModel model =
                engine.hma().fitting().configuration(configuration).threads(1).fit(data.database());
        HmaModel spread =
                engine.hma().fitting().configuration(configuration).threads(4).fit(data.database(3, 71, 0));
        assertThat(engine.withoutTime(spread)).isEqualTo(engine.withoutTime(model));
        HmaModel again = engine.reloaded(model);
        assertThat(engine.withoutTime(again)).isEqualTo(engine.withoutTime(model));
        assertThat(engine.bytes(again, s -> s.threads(4))).isEqualTo(engine.bytes(model, s -> s.threads(1)));
        engine.sample(model, 1).isValid(data, 1);
        engine.sample(model, 0.3).isValid(data, 0.3);
        return model;
    }

    @Test
    void aCopulaPerParentGoesThroughTheResiduals() {
        HmaModel model = fit(new Engine(home), configuration());
        assertThat(model.fitted().table("sale").road()).isEqualTo(FittedTable.Road.RESIDUAL);
        model.fitted()
                .relationships()
                .forEach(relationship -> assertThat(
                                relationship.extension().extension().columns())
                        .hasSizeLessThanOrEqualTo(MOST));
        assertThat(model.fitted().table("shop").frame().frame().features())
                .as("correlations are columns of the parent")
                .anySatisfy(feature -> assertThat(feature.name()).contains("correlation("));
    }

    @Test
    void aSynthesizerThatTakesContextGetsTheParametersAsFeatures() {
        Engine engine = new Engine(
                home,
                Component.of(TableSynthesizer.class, "leaning", "Given context.", Leaning.State.class, new Leaning()));
        HmaModel model = fit(engine, configuration().withSynthesizer(Choice.of("leaning")));
        assertThat(model.fitted().table("sale").road()).isEqualTo(FittedTable.Road.CONTEXT);
    }
}
