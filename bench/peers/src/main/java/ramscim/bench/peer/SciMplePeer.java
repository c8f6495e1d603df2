package ramscim.bench.peer;

import org.apache.directory.scim.core.repository.PatchHandler;
import org.apache.directory.scim.core.repository.SelfIdResolver;
import org.apache.directory.scim.server.configuration.ServerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Apache SCIMple as a Spring Boot application; the argument is the port. */
@SpringBootApplication(proxyBeanMethods = false)
public class SciMplePeer {
    public static void main(String[] arguments) {
        SpringApplication.run(
                SciMplePeer.class,
                "--server.port=" + arguments[0],
                "--spring.jersey.application-path=/scim/v2",
                "--spring.mvc.hiddenmethod.filter.enabled=false",
                "--logging.level.root=WARN");
    }

    @Bean
    ServerConfiguration configuration() {
        return new ServerConfiguration().setId("peer").setSupportsFilter(true);
    }

    @Bean
    SelfIdResolver self() {
        return principal -> {
            throw new UnsupportedOperationException("nobody signs in");
        };
    }

    @Bean
    SciMpleUsers users(PatchHandler patches) {
        return new SciMpleUsers(patches);
    }
}
