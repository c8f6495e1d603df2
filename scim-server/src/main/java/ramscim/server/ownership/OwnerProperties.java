package ramscim.server.ownership;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * By what name the bridge says in RAM what it keeps.
 *
 * @param owner unset: a name is made at the first start and kept in the store
 * @param neighbours other bridges that keep users of the same account, and are meant to
 */
@Validated
@ConfigurationProperties("bridge")
record OwnerProperties(
        @Pattern(regexp = "[A-Za-z0-9._-]{1,20}", message = "must be 1 to 20 letters, digits, '.', '_' or '-'") @Nullable String owner,

        @DefaultValue List<String> neighbours) {
    OwnerProperties {
        owner = owner == null || owner.isBlank() ? null : owner.strip();
        neighbours = List.copyOf(neighbours);
    }
}
