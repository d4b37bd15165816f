import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import java.nio.file.Path;

public class Synthesize {
    public static void main(String[] args) {
        Hma hma = Hma.create();
        HmaModel model = hma.fit(hma.open(Path.of(args[0]), Path.of(args[1])));
        model.save(Path.of(args[2]));
        model.sample().scale(2).seed(7).to(Path.of(args[3]));
    }
}
