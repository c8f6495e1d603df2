package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    private final Secret secret = new Secret("Correct-Horse-7");

    @Test
    void toString_ofWhateverHoldsIt_hidesIt() {
        assertThat(secret.toString()).doesNotContain("Horse");
        assertThat(new LoginProfileRequest(secret, AccessStatus.ACTIVE, true, true).toString())
                .doesNotContain("Horse");
        assertThat(new LoginProfileUpdate(secret, null, null, null).toString()).doesNotContain("Horse");
    }

    @Test
    void equals_sameText_isEqualAndOtherTextIsNot() {
        assertThat(secret).isEqualTo(new Secret("Correct-Horse-7")).isNotEqualTo(new Secret("Correct-Horse-8"));
        assertThat(secret).hasSameHashCodeAs(new Secret("Correct-Horse-7"));
    }
}
