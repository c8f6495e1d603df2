package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/scim+json                             | application/scim+json
            APPLICATION/SCIM+JSON                             | application/scim+json
            Application/Json;Q=0.5                            | application/json;q=0.5
            application/scim+json;charset=iso-8859-1          | application/scim+json
            application/scim+json; charset=utf-8; q=0.9, */*  | application/scim+json;q=0.9,*/*
            application/*+json                                | application/scim+json
            application/*+JSON;q=0.1,TEXT/html                | application/scim+json;q=0.1,text/html
            nonsense                                          | nonsense
            """)
    void canonical_inWhateverForm_isInOne(String header, String canonical) {
        assertThat(AcceptedTypes.canonical(header)).isEqualTo(canonical);
    }
}
