"""Three steps, each of which needs the one before: ordinary Python."""

import time


def find_train():
    time.sleep(1)
    return "the night train"


def choose_seat(train):
    time.sleep(1)
    return f"seat 12 of {train}"


def buy_ticket(seat):
    time.sleep(1)
    return f"ticket for {seat}"


print(buy_ticket(choose_seat(find_train())))
