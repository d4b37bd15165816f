package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bili | bili",
                "birth_date:month | month of birth_date",
                "visits[id].bili:mean | mean of visits.bili",
                "Orders[CustomerID].count | number of Orders",
                "trans[account_id].operation:nunique | number of different trans.operation",
                "trans[account_id].date:gap | mean gap in trans.date",
                "card[disp_id].type=classic | share of card.type = classic",
                "account[district_id]/trans[account_id].count:mean | mean of number of trans",
                "Album[ArtistId]/Track[AlbumId].Bytes:mean:mean | mean of mean of Track.Bytes",
                "patients.ast | patients.ast",
            })
    void featuresAreToldInWords(String feature, String words) {
        assertThat(FeatureWords.of(feature)).isEqualTo(words);
    }
}
