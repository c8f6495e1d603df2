package ramscim.server.admission;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What requests may cost.
 *
 * @param headerTimeout within which the whole request line and all headers have to come
 * @param bodyTimeout within which the whole body of a request has to come
 * @param slowReaders how many requests whose bodies have not come yet may wait for them at once
 * @param bodiesInFlight the size of all SCIM bodies together that are worked on at once
 * @param drain how long the bridge goes on answering when it is told to stop
 */
@Validated
@ConfigurationProperties("bridge.requests")
public record RequestProperties(
        @DefaultValue("10s") @DurationMin(millis = 100) Duration headerTimeout,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration bodyTimeout,
        @DefaultValue("100") @Min(1) int slowReaders,
        @DefaultValue("16MB") DataSize bodiesInFlight,
        @DefaultValue("3s") @DurationMin Duration drain) {}
