package dev.hma.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hma.api.SynthesisException;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Component.NoParameters;
import dev.hma.api.plugin.Component.NoState;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Sample.Family;
import dev.hma.core.component.Sample.FirstPlugin;
import dev.hma.core.component.Sample.Parameters;
import dev.hma.core.component.Sample.PrivacyMetric;
import dev.hma.core.component.Sample.RivalPlugin;
import dev.hma.core.component.Sample.Smoothing;
import dev.hma.core.json.Json;
import dev.hma.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private final Components components = new Components(Set.of(new FirstPlugin()));

    private Object made(String parameters) {
        return components.make(MarginalFamily.class, "bars", Json.parse(parameters, "test"));
    }

    @Test
    void componentsAreListedKindByKindInTheOrderOfTheirNames() {
        assertThat(components.all())
                .extracting(Component::name)
                .containsExactly("trees", "averages", "bars", "histogram", "lottery", "distance");
        assertThat(components.names(MarginalFamily.class)).containsExactly("bars", "histogram");
        assertThat(components.all(MarginalFamily.class))
                .extracting(Component::name)
                .containsExactly("bars", "histogram");
    }

    @Test
    void aComponentIsFoundWithThePluginThatBringsIt() {
        assertThat(components.find(MarginalFamily.class, "bars").description()).isEqualTo("A family.");
        assertThat(components.plugin(MarginalFamily.class, "bars")).isInstanceOf(FirstPlugin.class);
    }

    @Test
    void withoutParametersAComponentHasItsDefaults() {
        assertThat(components.make(MarginalFamily.class, "bars", null))
                .isEqualTo(new Family(new Parameters(10, 0.5, false, Smoothing.NONE)));
    }

    @Test
    void givenParametersReplaceTheDefaults() {
        assertThat(made("{\"bins\": 3, \"smoothing\": \"moving-average\"}"))
                .isEqualTo(new Family(new Parameters(3, 0.5, false, Smoothing.MOVING_AVERAGE)));
    }

    @Test
    void whatSomebodyChoseIsMade() {
        Choice choice = new Choice("bars", JsonNodeFactory.instance.objectNode().put("share", 0.25));

        assertThat(components.make(MarginalFamily.class, choice))
                .isEqualTo(new Family(new Parameters(10, 0.25, false, Smoothing.NONE)));
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> components.find(MarginalFamily.class, "foo"))
                .isInstanceOf(SynthesisException.class)
                .hasMessage("there is no marginal family 'foo'. The marginal families are bars, histogram");
        assertThatThrownBy(() -> components.make(TableSynthesizer.class, "foo", null))
                .hasMessage("there is no synthesizer 'foo'. The synthesizers are trees");
        assertThatThrownBy(() -> components.find(PrivacyMetric.class, "foo"))
                .hasMessage("there is no privacy metric 'foo'. The privacy metrics are distance");
        assertThatThrownBy(() -> components.find(StorageFormat.class, "csv"))
                .hasMessage(
                        "there is no storage format 'csv'. There are no storage formats at all: a plugin has to bring one");
    }

    @Test
    void anUnknownParameterIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> made("{\"bin\": 3}"))
                .isInstanceOf(SynthesisException.class)
                .hasMessage("marginal family bars: there is no parameter 'bin'. Its parameters are"
                        + " bins (whole number from 1 to 1000, default 10): Number of bins;"
                        + " share (number 0 or more, default 0.5): Share of smoothing;"
                        + " cut (true or false, default false): Whether to cut;"
                        + " smoothing (one of none, moving-average, default \"none\")");
        assertThatThrownBy(() -> components.make(ParentMatcher.class, "lottery", Json.parse("{\"a\": 1}", "test")))
                .hasMessage("matcher lottery: there is no parameter 'a'. It has no parameters");
    }

    @Test
    void anIllTypedParameterIsReportedWithWhatThereIs() {
        assertThatThrownBy(() -> made("{\"bins\": \"many\"}"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("marginal family bars, parameter bins: text \"many\" where a whole number")
                .hasMessageContaining("Its parameters are bins (");
        assertThatThrownBy(() -> made("{\"smoothing\": \"some\"}"))
                .hasMessageStartingWith("marginal family bars, parameter smoothing: text \"some\" where one of");
        assertThatThrownBy(() -> made("3")).hasMessageStartingWith("marginal family bars: number 3 where an object");
    }

    @Test
    void aParameterOutOfItsRangeIsReportedWithTheRange() {
        assertThatThrownBy(() -> made("{\"bins\": 0}"))
                .hasMessageStartingWith(
                        "marginal family bars, parameter bins: 0 is out of range, which is from 1 to 1000");
        assertThatThrownBy(() -> made("{\"share\": -0.5}"))
                .hasMessageStartingWith(
                        "marginal family bars, parameter share: -0.5 is out of range, which is 0 or more");
    }

    @Test
    void theEndsOfARangeAreInside() {
        assertThat(made("{\"bins\": 1, \"share\": 0}")).isNotNull();
        assertThat(made("{\"bins\": 1000}")).isNotNull();
    }

    @Test
    void whatTheParametersOrTheMakerRefuseIsReported() {
        assertThatThrownBy(() -> made("{\"bins\": 13, \"cut\": true}"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("marginal family bars: 13 bins cannot be cut");
        assertThatThrownBy(() -> components.make(ParentMatcher.class, "lottery", null))
                .isInstanceOf(SynthesisException.class)
                .hasMessage("matcher lottery: the parameters {} are refused: nothing to make");
    }

    @Test
    void twoPluginsWithTheSameComponentAreBothNamed() {
        assertThatThrownBy(() -> new Components(Set.of(new RivalPlugin(), new FirstPlugin())))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("marginal family bars")
                .hasMessageContaining(FirstPlugin.class.getName())
                .hasMessageContaining(RivalPlugin.class.getName());
    }

    @Test
    void aPluginThatFailsIsNamed() {
        Plugin failing = () -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> new Components(Set.of(failing)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("plugin " + failing.getClass().getName())
                .hasMessageContaining("broken");
    }

    @Test
    void aPluginWhoseDefaultsCannotBeWrittenIsNamed() {
        record Odd(Thread thread) {}
        Plugin odd = () -> List.of(new Component<>(
                PrivacyMetric.class, "odd", "Odd.", new Odd(Thread.currentThread()), NoState.class, p -> null));

        assertThatThrownBy(() -> new Components(Set.of(odd)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("plugin " + odd.getClass().getName() + ", privacy metric odd: ");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aMakerThatMakesSomethingElseIsReported() {
        Plugin wrong = () -> List.of(
                new Component(PrivacyMetric.class, "wrong", "Wrong.", new NoParameters(), NoState.class, p -> "text"));
        Components all = new Components(Set.of(wrong));

        assertThatThrownBy(() -> all.make(PrivacyMetric.class, "wrong", null))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("privacy metric wrong: its plugin made");
    }

    @Test
    void aChoiceIsANameOrAnObject() {
        JsonObject owner = JsonObject.of(
                Json.parse("{\"a\": \"x\", \"b\": {\"name\": \"y\", \"parameters\": {\"p\": 1}}, \"c\": 3}", "t"),
                "here");

        assertThat(Choice.read(owner, "a")).contains(Choice.of("x"));
        assertThat(Choice.read(owner, "none")).isEmpty();
        Choice other = Choice.read(owner, "b").orElseThrow();
        assertThat(other.name()).isEqualTo("y");
        assertThat(other.toTree()).isEqualTo(owner.tree().get("b"));
        assertThatThrownBy(() -> Choice.read(owner, "c")).hasMessageStartingWith("here: \"c\" is 3");
    }

    @Test
    void aChoiceDoesNotChange() {
        Choice choice = new Choice("x", JsonNodeFactory.instance.objectNode().put("p", 1));

        choice.parameters().put("q", 2);

        assertThat(choice.parameters()).hasSize(1);
    }
}
