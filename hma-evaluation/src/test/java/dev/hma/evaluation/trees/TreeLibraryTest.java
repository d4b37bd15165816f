package dev.hma.evaluation.trees;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeLibraryTest {
    @Test
    void aMissingSystemLibraryIsNamedWithWhatBringsIt() {
        assertThat(TreeLibrary.explained("/tmp/lib_lightgbm.so: libgomp.so.1: cannot open shared object file\nmore"))
                .isEqualTo(
                        "LightGBM's native library cannot be loaded: /tmp/lib_lightgbm.so: libgomp.so.1: cannot open"
                                + " shared object file. Install libgomp1 (Debian, Ubuntu) or libgomp (Fedora, Red Hat, Alpine)");
        assertThat(TreeLibrary.explained("Library not loaded: libomp.dylib"))
                .endsWith("Install libomp (brew install libomp)");
    }

    @Test
    void aMachineThatThereIsNoLibraryForIsNamed() {
        assertThat(TreeLibrary.load("Linux", "riscv64"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Linux on riscv64"));
        assertThat(TreeLibrary.load("Windows 11", "aarch64"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("windows/aarch64/lib_lightgbm.dll"));
    }
}
