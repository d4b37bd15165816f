package dev.hma.evaluation.holdout;

/** A part of a divided database. */
enum Side {
    /** What is learnt from. */
    TRAINING(1),
    /** What is held out. */
    HELD_OUT(2);

    /** Of a row that is on both sides. */
    static final byte BOTH = 3;

    private final byte bit;

    Side(int bit) {
        this.bit = (byte) bit;
    }

    byte bit() {
        return bit;
    }
}
