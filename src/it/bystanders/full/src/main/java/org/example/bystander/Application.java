package org.example.bystander;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Application {

    @Bean
    JobDetail nightly() {
        return JobBuilder.newJob(Nightly.class).storeDurably().build();
    }

    public static class Nightly implements Job {

        @Override
        public void execute(JobExecutionContext execution) {}
    }

    @Entity
    public static class Person {

        @Id
        public long id;
    }

    public interface People extends JpaRepository<Person, Long> {}

    @RestController
    static class Page {

        @GetMapping("/people")
        String people() {
            return "nobody";
        }
    }
}
