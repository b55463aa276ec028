"""Two calculations, one after the other."""


def approximate_pi(terms):
    total, sign = 0.0, 4.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return total


print(f"first: {approximate_pi(10_000_000):.4f}")
print(f"second: {approximate_pi(10_000_000):.4f}")
