# A little table.
rows = [("kettle", 3, 24.5), ("toaster", 12, 9.999), ("pan", 1, 1200)]
print(f"{'item':<10}|{'pcs':>5}|{'price':>10}")
print("-" * 10 + "+" + "-" * 5 + "+" + "-" * 10)
for item, pieces, price in rows:
    print(f"{item:<10}|{pieces:>5}|{price:>10,.2f}")
print(f"{'total':<10}|{sum(r[1] for r in rows):>5}|{sum(r[1] * r[2] for r in rows):>10,.2f}")
