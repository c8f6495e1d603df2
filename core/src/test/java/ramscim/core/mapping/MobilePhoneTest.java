package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobilePhoneTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+86 138 0000 0000",
                "+86-138-0000-0000",
                "(+86) 13800000000",
                "0086 138 0000 0000",
                "86-13800000000",
                "13800000000",
                "138 0000 0000",
                "tel:+86-138-0000-0000",
                " +8613800000000 ",
                "+86 138 0000 0000 ext. 5",
            })
    void toRam_oneNumberInManySpellings_theSame(String text) {
        assertThat(MobilePhone.toRam(text, "CN")).isEqualTo("86-13800000000");
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (425) 555-0100, 1-4255550100",
        "+49 151 12345678, 49-15112345678",
        "+39 06 1234 5678, 39-0612345678",
        "+852 5123 4567, 852-51234567",
        "+44 (0)20 7946 0958, 44-2079460958",
    })
    void toRam_otherCountries_keepTheirCode(String text, String expected) {
        assertThat(MobilePhone.toRam(text, "CN")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"(425) 555-0100, US, 1-4255550100", "0151 12345678, DE, 49-15112345678"})
    void toRam_withoutCountryCode_isTheRegions(String text, String region, String expected) {
        assertThat(MobilePhone.toRam(text, region)).isEqualTo(expected);
    }

    @Test
    void toRam_numberWithinATown_null() {
        assertThat(MobilePhone.toRam("555-0100", "US")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "+",
                "86-",
                "12",
                "+86 1",
                "+49 1234567890123456",
                "+49 12345678901234567890",
                "4422",
                "x4422",
                "#4422",
                "86-4422",
                "ext. 4422",
                "+86 4422",
                "110",
                "95588",
                "N/A",
                "-",
                "see Teams"
            })
    void toRam_noNumberThatRamTakes_null(String text) {
        assertThat(MobilePhone.toRam(text, "CN")).isNull();
    }
}
