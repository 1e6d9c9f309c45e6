-- liquibase formatted sql

-- changeset bystander:1
CREATE TABLE changed (id BIGINT PRIMARY KEY);
