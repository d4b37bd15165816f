package dev.hma.cli;

import dev.hma.core.Hma;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that needs the engine, with the plugins there are. */
abstract class EngineCommand implements Callable<Integer> {
    @ParentCommand
    private HmaCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        check();
        try (URLClassLoader plugins = parent.plugins()) {
            run(Hma.create(plugins));
        }
        return ExitCode.OK;
    }

    /** Refuses options that are well-formed and make no sense. */
    void check() {}

    /** Does what the command is for. */
    abstract void run(Hma hma) throws IOException;

    /** {@return the options by which another process finds the same plugins} */
    final List<String> pluginOptions() {
        return parent.pluginOptions();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** {@return a line of progress on the terminal, or none; to be closed before anything else is printed} */
    final ProgressLine progress() {
        return new ProgressLine(spec.commandLine().getErr(), parent.terminal());
    }

    final ParameterException wrongUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final void checkThreads(int threads) {
        if (threads < 1) {
            throw wrongUse("--threads is " + threads + "; it must be 1 at least");
        }
    }
}
