package ramscim.server;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;
import ramscim.server.command.Program;

/** Serves, or does another command. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class ScimServerApplication {
    public static void main(String[] args) {
        Program program = new Program(System.out, System.err, ScimServerApplication::serve);
        Program.Outcome outcome = program.run(args);
        if (outcome != Program.Outcome.SERVING) {
            System.exit(outcome.status());
        }
    }

    private static void serve(List<String> arguments) {
        SpringApplication.run(ScimServerApplication.class, arguments.toArray(String[]::new));
    }
}
