package dev.hma.core.key;

import dev.hma.api.random.Draws;

/** Meaningless phrases of plain words, of exactly the length that is asked for. */
public final class Phrases {
    /** Words by their length: index 0 holds those of one letter. */
    private static final String[][] WORDS = {
        "a b c d e f g h i j k l m n o p q r s t u v w x y z".split(" "),
        "an as at be by do go he if in is it me my no of on or so to up us we".split(" "),
        "air all ask bay bed big bus day dry far few fly for get hat ice low map new now old out own pen red sea sky sun the top two way wet"
                .split(" "),
        "also area away back bird blue boat book both cold door each east fair farm fast five form four gate glad gold good hand high hill home keep kind lake land late leaf line long made many mild moon more most near next note open over page path plan rain road room salt sand ship slow snow soft some song star time town tree walk warm west wide wind wood word work year"
                .split(" "),
        "about after again along apple basic beach below black bread bring brown chair clean clear cloud coast count cover dance dream earth eight entry every field first fresh front glass grain grass great green group heavy honey house large later lemon level light local maple march metal minor month music never night north ocean often olive order other paper pearl piano place plain plant point press quick quiet radio ready right river round scale seven shore small smoke solid sound south space stone storm sugar table three tiger train under upper usual value voice water white whole world young"
                .split(" "),
        "almost answer around autumn before behind bottle branch bridge bright butter button canvas carbon castle circle coffee copper corner cotton during engine family figure finger flower forest garden gentle harbor island jacket kettle ladder letter little market meadow middle mirror modern moment narrow notice number orange packet pencil people pepper planet pocket purple rabbit record sample season second shadow signal silver simple spring square steady stream street summer sunset timber travel valley velvet violet window winter yellow"
                .split(" "),
        "account another balance balloon between blanket cabinet captain ceiling century chapter climate compass concert content country crystal curtain drawing evening exhibit express factory feather general glacier harvest horizon instant journey kitchen lantern library machine morning natural nothing pattern picture popular process quarter railway reading section shelter silence special station subject sunrise teacher theatre thunder traffic village weather welcome whisper without"
                .split(" "),
        "absolute activity although aluminum baseline birthday building business calendar children computer creative daylight delivery distance document electric entrance envelope exchange exercise festival findings footpath fountain frontier handbook headline identity industry interest keyboard language learning magazine material midnight mountain movement northern notebook official opposite overview painting pavilion platform portrait position practice progress railroad sandwich schedule seashore shoulder southern standard straight sunlight surprise symphony together tomorrow umbrella universe vacation vertical workshop"
                .split(" "),
    };

    private final Draws draws;

    /**
     * Phrases drawn by address.
     *
     * @param draws the random numbers of the column; lanes from 1 are used, one per word
     */
    public Phrases(Draws draws) {
        this.draws = draws;
    }

    /**
     * A phrase.
     *
     * @param row the row's number
     * @param length the number of characters, not negative
     * @return the phrase
     */
    public String phrase(long row, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int lane = 1; text.length() < length; lane++) {
            if (text.length() > 0) {
                text.append(' ');
            }
            int left = length - text.length();
            // A rest that fits one word is one; otherwise the word leaves room for a blank and another word.
            int letters =
                    left <= WORDS.length ? left : Math.min(left - 2, 2 + draws.index(row, 2 * lane, WORDS.length - 1));
            String[] words = WORDS[letters - 1];
            text.append(words[draws.index(row, 2 * lane + 1, words.length)]);
        }
        return text.toString();
    }
}
